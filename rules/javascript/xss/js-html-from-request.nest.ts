import { Controller, Get, Query } from '@nestjs/common';

@Controller('greetings')
export class Greetings {
  @Get('page')
  page(@Query('name') name: string) {
    // ruleid: js-html-from-request
    return `<h1>Hello ${name}</h1>`;
  }

  @Get('escaped')
  escaped(@Query('name') name: string) {
    // ok: js-html-from-request
    return `<h1>Hello ${escapeHtml(name)}</h1>`;
  }

  @Get('data')
  data(@Query('name') name: string) {
    // ok: js-html-from-request
    return { hello: name };
  }
}
