import path from 'node:path';

export interface Config {
  port: number;
  databaseUrl: string;
  sessionKeys: string[];
  tokenKey: string;
  stationSecret: string;
  photos: string;
  stations: readonly string[];
}

export const config: Config = {
  port: Number(process.env.PORT ?? 4100),
  databaseUrl: process.env.DATABASE_URL ?? 'postgres://localhost/crag',
  sessionKeys: ['carabiner-knot-granite-ledge'],
  tokenKey: process.env.TOKEN_KEY ?? '',
  stationSecret: process.env.STATION_SECRET ?? '',
  photos: path.resolve(process.env.PHOTOS ?? 'photos'),
  stations: ['snow.weather.example', 'wind.weather.example'],
};
