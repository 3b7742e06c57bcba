import type postgres from "postgres";
import { founderOf } from "@/db/founding";
import { runMatches } from "@/db/matches";
import { loadDemoCompanies } from "./demo-companies";
import { loadDemoPeople } from "./demo-people";
import { loadDemoBaselines } from "./demo-plan";
import { loadDemoProjects } from "./demo-projects";

/** Fills an empty database with plainly fictional 示例 people, firms, baselines and projects; the address is the owner's. */
export async function loadDemo(driver: postgres.Sql, databaseUrl: string): Promise<void> {
  await loadDemoPeople(driver);
  const makers = await loadDemoCompanies(driver);
  await loadDemoBaselines(driver);
  await runMatches(driver);
  const founder = founderOf(databaseUrl);
  try {
    await loadDemoProjects(driver, founder, makers);
  } finally {
    await founder.end();
  }
}
