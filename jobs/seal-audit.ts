import { sealAudit } from "@/db/audit";

/** Seals the audit log every four minutes, so that tampering is found within five; returns the way to stop. */
export function sealRegularly(): () => void {
  const timer = setInterval(() => void sealAudit().catch(() => {}), 4 * 60_000);
  return () => clearInterval(timer);
}
