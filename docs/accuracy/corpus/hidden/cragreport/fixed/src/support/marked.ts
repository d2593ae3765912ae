/** Turns stars into bold text. */
export function marked(text: string): string {
  const escaped = text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  return escaped.replace(/\*([^*]{1,200})\*/g, '<b>$1</b>');
}
