import { Processor, WorkerHost } from '@nestjs/bullmq';
import { Logger } from '@nestjs/common';
import { Job } from 'bullmq';
import { ExhibitRepository } from './exhibit.repository';
import { ExhibitJob } from './jobs';
import { MediaService } from './media.service';
import { PartnerService } from './partner.service';
import { deepSet } from './settings';

@Processor('exhibits')
export class ExhibitProcessor extends WorkerHost {
  private readonly logger = new Logger(ExhibitProcessor.name);
  private readonly defaults: Record<string, unknown> = { visible: true };

  constructor(
    private readonly exhibits: ExhibitRepository,
    private readonly media: MediaService,
    private readonly partners: PartnerService,
  ) {
    super();
  }

  async process(job: Job<ExhibitJob>): Promise<number> {
    const { data } = job;
    this.logger.log(`job for ${JSON.stringify(data.title)}`);
    await this.exhibits.rename(data.title, data.era ?? 'unknown');
    if (data.picture) {
      await this.media.scale(data.picture);
    }
    if (data.source) {
      await this.partners.load(data.source);
    }
    for (const [path, value] of Object.entries(data.tags ?? {})) {
      deepSet(this.defaults, path.split('.'), value);
    }
    return data.rule ? this.partners.weigh(data.rule, 10) : 0;
  }
}
