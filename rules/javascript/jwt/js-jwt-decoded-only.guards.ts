import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';

@Injectable()
export class LooseGuard implements CanActivate {
  constructor(private jwt: JwtService) {}

  async canActivate(context: ExecutionContext) {
    const req = context.switchToHttp().getRequest();
    const token = req.headers.authorization.split(' ')[1];
    // ruleid: js-jwt-decoded-only
    const claims: any = this.jwt.decode(token);
    req.user = claims;
    return Boolean(claims);
  }
}

@Injectable()
export class StrictGuard implements CanActivate {
  constructor(private jwt: JwtService) {}

  async canActivate(context: ExecutionContext) {
    const req = context.switchToHttp().getRequest();
    const token = req.headers.authorization.split(' ')[1];
    await this.jwt.verifyAsync(token, { secret: process.env.JWT_SECRET });
    // ok: js-jwt-decoded-only
    const claims: any = this.jwt.decode(token);
    req.user = claims;
    return true;
  }
}

export function shown(token: string) {
  // ruleid: js-jwt-decoded-only
  return jwt.decode(token).sub;
}

export function verified(token: string) {
  jwt.verify(token, process.env.JWT_SECRET);
  // ok: js-jwt-decoded-only
  return jwt.decode(token).sub;
}
