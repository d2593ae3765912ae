import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { NextApiRequest, NextApiResponse } from 'next';

const FOLDER = path.join(process.cwd(), 'leaflets');

export default async function handler(request: NextApiRequest, response: NextApiResponse): Promise<void> {
  const name = String(request.query.name);
  const content = await readFile(path.join(FOLDER, name));
  response.setHeader('Content-Type', 'application/pdf');
  response.send(content);
}
