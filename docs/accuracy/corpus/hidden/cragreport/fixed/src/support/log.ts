function write(level: string, text: string): void {
  process.stderr.write(`${new Date().toISOString()} ${level} ${text}\n`);
}

export const log = {
  info(text: string, detail: unknown = ''): void {
    write('info', `${text} ${JSON.stringify(detail)}`);
  },
  error(text: string, problem: unknown): void {
    write('error', `${text} ${JSON.stringify(String(problem))}`);
  },
};
