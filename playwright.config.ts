import { defineConfig } from "@playwright/test";

// Three rings, one runner: domain is pure, db needs PostgreSQL, e2e needs the built app and a browser.
const rings = [
  { name: "domain", testDir: "domain", testMatch: "**/*.test.ts" },
  { name: "db", testDir: "db", testMatch: "**/*.test.ts" },
  {
    name: "e2e",
    testDir: "e2e",
    testMatch: "**/*.spec.ts",
    timeout: 90_000,
    use: { actionTimeout: 15_000 },
    expect: { timeout: 15_000 },
  },
];
const asked = process.argv.flatMap((word, at, words) =>
  word === "--project" ? [words[at + 1]] : word.startsWith("--project=") ? [word.slice(10)] : [],
);
const needsDatabase = asked.length === 0 || asked.some((ring) => ring !== "domain");

export default defineConfig({
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  timeout: 30_000,
  workers: 2,
  projects: rings,
  ...(needsDatabase ? { globalSetup: "./e2e/start-database.ts" } : {}),
});
