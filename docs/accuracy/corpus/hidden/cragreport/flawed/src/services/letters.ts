import nunjucks from 'nunjucks';

const environment = new nunjucks.Environment(null, { autoescape: false });

export function letter(values: Record<string, string>): string {
  return environment.renderString('<p>Dear {{ name }},</p><p>{{ text }}</p>', values);
}

export function custom(layout: string, values: Record<string, string>): string {
  return environment.renderString(layout, values);
}
