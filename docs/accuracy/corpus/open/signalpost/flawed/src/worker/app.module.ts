import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { ThrottlerModule } from '@nestjs/throttler';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ExhibitProcessor } from './exhibit.processor';
import { Exhibit, ExhibitRepository } from './exhibit.repository';
import { MediaService } from './media.service';
import { PartnerService } from './partner.service';
import { StaffController } from './staff.controller';
import { SecretsService } from './secrets.service';

@Module({
  imports: [
    TypeOrmModule.forRoot({
      type: 'postgres',
      host: 'db.museum.internal',
      database: 'signalpost',
      username: 'signalpost',
      password: 'Semaphore-Lever-Frame-12',
      entities: [Exhibit],
      ssl: { rejectUnauthorized: false },
    }),
    TypeOrmModule.forFeature([Exhibit]),
    BullModule.forRoot({ connection: { host: 'queue.museum.internal', port: 6379 } }),
    BullModule.registerQueue({ name: 'exhibits' }),
    ThrottlerModule.forRoot([{ ttl: 60_000, limit: 5 }]),
  ],
  controllers: [StaffController],
  providers: [ExhibitProcessor, ExhibitRepository, MediaService, PartnerService, SecretsService],
})
export class AppModule {}
