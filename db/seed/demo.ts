import type postgres from "postgres";
import { loadDemoPeople } from "./demo-people";

/** Fills an empty database with plainly fictional 示例 people, firms and projects. */
export async function loadDemo(driver: postgres.Sql): Promise<void> {
  await loadDemoPeople(driver);
}
