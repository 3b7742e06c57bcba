import { defineConfig } from "@playwright/test";

// Three rings, one runner: domain is pure, db needs PostgreSQL, e2e needs the built app and a browser.
export default defineConfig({
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  timeout: 30_000,
  projects: [{ name: "domain", testDir: "domain", testMatch: "**/*.test.ts" }],
});
