/** Turns stars into bold text. */
export function marked(text: string): string {
  return text.replace(/\*([^*]{1,200})\*/g, '<b>$1</b>');
}
