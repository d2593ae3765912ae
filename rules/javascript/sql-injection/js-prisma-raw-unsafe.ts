import { Prisma, PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();

export async function search(name: string, id: string) {
  // ruleid: js-prisma-raw-unsafe
  await prisma.$queryRawUnsafe(`SELECT * FROM "User" WHERE name = '${name}'`);
  // ruleid: js-prisma-raw-unsafe
  await prisma.$queryRawUnsafe('SELECT * FROM "User" WHERE id = ' + id);
  // ruleid: js-prisma-raw-unsafe
  await prisma.$executeRawUnsafe(`DELETE FROM "Session" WHERE "userId" = ${id}`);
  const sql = `SELECT count(*) FROM "Post" WHERE title LIKE '%${name}%'`;
  // ruleid: js-prisma-raw-unsafe
  await prisma.$queryRawUnsafe(sql);

  // ok: js-prisma-raw-unsafe
  await prisma.$queryRaw`SELECT * FROM "User" WHERE name = ${name}`;
  // ok: js-prisma-raw-unsafe
  await prisma.$queryRawUnsafe('SELECT * FROM "User" WHERE name = $1', name);
  // ok: js-prisma-raw-unsafe
  await prisma.$executeRawUnsafe(`TRUNCATE TABLE "Session"`);
  // ok: js-prisma-raw-unsafe
  await prisma.$executeRawUnsafe(`ALTER SEQUENCE ${SEQUENCE_NAME} RESTART`);
}
