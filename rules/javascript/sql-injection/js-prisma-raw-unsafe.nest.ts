import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';

@Controller('users')
export class Users {
  constructor(private prisma: PrismaService) {}

  @Get(':id')
  one(@Param('id', ParseUUIDPipe) id: string) {
    // ok: js-prisma-raw-unsafe
    return this.prisma.$queryRawUnsafe(`SELECT id FROM "User" WHERE id = '${id}'`);
  }

  @Get(':name')
  named(@Param('name') name: string) {
    // ruleid: js-prisma-raw-unsafe
    return this.prisma.$queryRawUnsafe(`SELECT id FROM "User" WHERE name = '${name}'`);
  }

  @Get('page')
  page(@Query('limit') asked: string, @Query('order') order: string) {
    const limit = Number.parseInt(asked) || 20;
    // ok: js-prisma-raw-unsafe
    return this.prisma.$queryRawUnsafe(`SELECT id FROM "User" LIMIT ${limit}`);
  }

  byAge(age: number) {
    // ok: js-prisma-raw-unsafe
    return this.prisma.$queryRawUnsafe(`SELECT id FROM "User" WHERE age > ${age}`);
  }
}
