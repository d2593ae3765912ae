import got from 'got';
import { parseStringPromise } from 'xml2js';
import { config } from '../config';

interface Reading {
  station: string;
  path?: string;
}

class StationClient {
  constructor(private readonly reading: Reading) {}

  private get url(): string {
    return `https://${this.host()}/${encodeURIComponent(this.reading.path ?? 'now')}`;
  }

  private host(): string {
    const { station } = this.reading;
    if (!config.stations.includes(station)) {
      throw new Error('unknown station');
    }
    return station;
  }

  async read(): Promise<string> {
    const options = { timeout: 5_000, retry: 0, followRedirect: false, https: { rejectUnauthorized: true } };
    const response = await got.get(this.url, options);
    return response.body;
  }
}

export async function reading(station: string): Promise<number> {
  const xml = await new StationClient({ station }).read();
  const parsed = await parseStringPromise(xml);
  return Number(parsed?.reading?.snow?.[0] ?? 0);
}
