import { randomUUID } from "node:crypto";
import { buildMatcher } from "@/domain/match";
import { asOwner } from "./client";
import type { CompanyColumns } from "./company-columns";
import { faultOf } from "./faults";
import { expect, test } from "./fixtures";
import { createCompanies, openStage } from "./import-writer";

const under = {
  importId: randomUUID(),
  startedBy: null,
  dataOn: null,
  rules: {},
  league: { province: "", city: "", banners: [] } as never,
  matcher: buildMatcher([], []),
};
/** More rows than one message to the server holds. */
const rowsOf = (foundedOn: string) =>
  Array.from({ length: 120 }, () => ({
    id: randomUUID(),
    columns: { foundedOn } as CompanyColumns,
    raw: null,
    handEdited: [],
  }));

test("rows the database refuses end the import with the database's reason, early or late among them", async ({
  database,
}) => {
  const refused = rowsOf("三月");
  const late = [...rowsOf("2020-01-01"), ...refused.slice(0, 1)];
  for (const rows of [refused, late]) {
    const writing = asOwner(database.url, (_, driver) =>
      driver.begin(async (tx) => {
        await openStage(tx);
        await createCompanies(tx, under, { rows, matches: [] });
      }),
    );
    const error = await writing.catch((failure: unknown) => failure);
    expect(faultOf(error).code).toBe("22007");
  }
});
