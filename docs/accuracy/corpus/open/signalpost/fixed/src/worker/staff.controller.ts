import { Body, Controller, Delete, Get, Logger, Param, ParseIntPipe, Patch, Post, Query, Req, Res, UploadedFile, UseGuards, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ThrottlerGuard } from '@nestjs/throttler';
import type { Request, Response } from 'express';
import { DirectorGuard, StaffGuard } from './auth.guard';
import { Exhibit, ExhibitRepository } from './exhibit.repository';
import { SearchQuery } from './jobs';
import { MediaService } from './media.service';
import { PartnerService } from './partner.service';
import { SecretsService } from './secrets.service';

@Controller('staff')
export class StaffController {
  private readonly logger = new Logger(StaffController.name);

  constructor(
    private readonly exhibits: ExhibitRepository,
    private readonly media: MediaService,
    private readonly partners: PartnerService,
    private readonly secrets: SecretsService,
  ) {}

  @UseGuards(ThrottlerGuard)
  @Post('sign-in')
  async signIn(@Body() body: { name: string; password: string }, @Query('next') next: string, @Res() response: Response): Promise<void> {
    const digest = await this.secrets.digest(body.password);
    this.logger.debug(`sign-in, digest of ${digest.length} characters`);
    response.cookie('ticket', this.secrets.ticket(), { maxAge: 3_600_000, httpOnly: true, secure: true, sameSite: 'lax' });
    response.redirect(this.landing(next));
  }

  private landing(next: string): string {
    return /^\/(?![/\\])[\w/-]*$/.test(next) ? next : '/';
  }

  @UseGuards(StaffGuard)
  @Get('exhibits')
  find(@Query() query: SearchQuery): Promise<Exhibit[]> {
    return this.exhibits.find(query);
  }

  @UseGuards(StaffGuard)
  @Get('exhibits/sorted')
  sorted(@Query() query: SearchQuery): Promise<unknown> {
    return this.exhibits.sorted(query);
  }

  @UseGuards(StaffGuard)
  @Get('exhibits/:id')
  one(@Param('id', ParseIntPipe) id: number, @Req() request: Request): Promise<Exhibit | null> {
    return this.exhibits.lentBy(id, (request as any).session.staff);
  }

  @UseGuards(StaffGuard)
  @Patch('exhibits/:id')
  async change(@Param('id', ParseIntPipe) id: number, @Body() body: Partial<Exhibit>): Promise<void> {
    await this.exhibits.save(id, { title: String(body.title), era: String(body.era) });
  }

  @UseGuards(StaffGuard, DirectorGuard)
  @Delete('exhibits/:id')
  remove(@Param('id', ParseIntPipe) id: number): Promise<void> {
    return this.exhibits.remove(id);
  }

  @UseGuards(StaffGuard, DirectorGuard)
  @Post('exhibits/:id/publish')
  publish(@Param('id', ParseIntPipe) id: number): Promise<void> {
    return this.exhibits.save(id, { published: true });
  }

  @UseGuards(StaffGuard)
  @Get('media')
  async read(@Query('name') name: string, @Res() response: Response): Promise<void> {
    response.type('jpg').send(await this.media.read(name));
  }

  @UseGuards(StaffGuard)
  @Post('media')
  @UseInterceptors(FileInterceptor('file'))
  keep(@UploadedFile() file: { originalname: string; buffer: Buffer }): Promise<string> {
    return this.media.keep(file);
  }

  @UseGuards(StaffGuard)
  @Post('media/album')
  @UseInterceptors(FileInterceptor('file'))
  album(@UploadedFile() file: { buffer: Buffer }): Promise<void> {
    return this.media.unpack(file.buffer);
  }

  @UseGuards(StaffGuard)
  @Get('media/blank')
  blank(@Query('width') width: string, @Query('height') height: string): string {
    return this.media.blank(Number(width), Number(height)).toString('base64');
  }

  @UseGuards(StaffGuard)
  @Post('labels')
  labels(@Body('xml') xml: string, @Query('room') room: string): string[] {
    return this.partners.labels(xml, room);
  }

  @UseGuards(StaffGuard)
  @Post('leaflet')
  leaflet(@Body('layout') layout: string): string {
    return this.partners.leaflet(layout, { museum: 'Signal Museum' });
  }

  @UseGuards(StaffGuard)
  @Get('phone')
  phone(@Query('name') name: string, @Req() request: Request): Promise<string> {
    return this.partners.phone((request as any).directory, name);
  }

  @UseGuards(StaffGuard)
  @Get('token')
  token(@Query('token') token: string): string {
    return String(this.secrets.claims(token).sub);
  }

  @Post('hooks/shop')
  async shop(@Req() request: Request, @Res() response: Response): Promise<void> {
    if (!this.secrets.signed((request as any).rawBody, String(request.headers['x-shop-signature']))) {
      response.status(401).end();
      return;
    }
    this.logger.log(`sale of ${Number(request.body.cents)} cents`);
    response.status(204).end();
  }
}
