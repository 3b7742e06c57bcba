import { can, type Verb } from "@/domain/permission";
import type { Viewer } from "@/domain/viewer";

const places: readonly { href: string; label: string; verb: Verb }[] = [
  { href: "/settings/rules", label: "口径", verb: "readBusiness" },
  { href: "/settings/baselines", label: "基数", verb: "readBusiness" },
  { href: "/settings/plan", label: "规划", verb: "readBusiness" },
  { href: "/settings/people", label: "人员", verb: "manageUsers" },
  { href: "/settings/audit", label: "审计", verb: "readAudit" },
  { href: "/settings/units", label: "单位", verb: "ownAccount" },
];

/** The tabs of the settings a viewer may open, the one used most first. */
export const settingsPlacesFor = (viewer: Viewer) =>
  places.filter((place) => can(viewer, place.verb)).map(({ href, label }) => ({ href, label }));
