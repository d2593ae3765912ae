import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';

async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(AppModule);
  app.enableCors({ origin: ['https://museum.signal.example'], credentials: true });
  await app.listen(3200);
}

void bootstrap();
