import { Body, Controller, Delete, Get, Param, Post, Req, UseGuards } from '@nestjs/common';
import { ThrottlerGuard } from '@nestjs/throttler';
import { Column, Entity } from 'typeorm';

@Entity()
export class Lamp {
  @Column() name: string;
  @Column() approved: boolean;
}

@Controller('lamps')
export class LampController {
  constructor(private readonly lamps: LampRepository) {}

  // ok: js-sign-in-without-limit
  @Post('sign-in')
  @UseGuards(ThrottlerGuard)
  async signIn(@Body() body: Credentials) {
    return this.lamps.ticket(body.name, body.password);
  }

  // ruleid: js-sign-in-without-limit
  @Post('login')
  async login(@Body() body: Credentials) {
    return this.lamps.ticket(body.name, body.password);
  }

  @Post()
  @UseGuards(JwtAuthGuard)
  create(@Body() body: LampForm) {
    return this.lamps.save({ name: body.name });
  }

  @Post('change')
  @UseGuards(JwtAuthGuard)
  change(@Body() body: Partial<Lamp>) {
    return this.lamps.save(body);
  }

  @Get(':id')
  @UseGuards(JwtAuthGuard)
  one(@Param('id') id: string, @Req() request: Request) {
    return this.lamps.byId(id);
  }

  @Get(':id/label')
  @UseGuards(JwtAuthGuard)
  label(@Param('id') id: string, @Req() request: Request) {
    return this.lamps.ofOwner(id, request.user.id);
  }

  @Delete(':id')
  remove(@Param('id') id: string) {
    return this.lamps.delete(id);
  }
}

@Controller('admin')
@UseGuards(JwtAuthGuard)
export class OfficeController {
  @Post('prices')
  @UseGuards(AdminGuard)
  prices(@Body() body: PriceForm) {
    return this.office.save(body.article);
  }

  @Post('suppliers')
  @UseGuards(AdminGuard)
  suppliers(@Body() body: SupplierForm) {
    return this.office.save(body.name);
  }

  @Post('credit')
  credit(@Body() body: CreditForm) {
    return this.office.save(body.customer);
  }
}
