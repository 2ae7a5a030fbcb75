import { failureOf } from "../cli/failure.ts";
import { makeDatabaseFixture } from "./database-fixture.ts";

const usage = "Usage: node apps/server/testing/make-database-fixture.ts TAG > apps/server/testing/fixtures/databases/TAG.sql";

/** Prints the database that a release leaves behind, for `released-schemas.test.ts`. Run it once, with the code of that release. */
try {
  const [tag, ...more] = process.argv.slice(2);
  if (tag === undefined || more.length > 0) throw new Error(`Name one migration. ${usage}`);
  process.stdout.write(await makeDatabaseFixture(tag));
} catch (error) {
  process.stderr.write(`make-database-fixture: ${failureOf(error).message}\n`);
  process.exitCode = 1;
}
