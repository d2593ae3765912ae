import type { NextApiRequest, NextApiResponse } from 'next';

const PARTNERS: Record<string, string> = { tickets: 'https://tickets.rail.example', map: 'https://map.rail.example' };

export default function handler(request: NextApiRequest, response: NextApiResponse): void {
  response.redirect(302, PARTNERS[String(request.query.to)] ?? '/');
}
