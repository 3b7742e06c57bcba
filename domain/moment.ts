const beijing = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai", dateStyle: "short", timeStyle: "short" });

/** `2026-11-24 09:38` as the clock in the league shows it. */
export const showMoment = (moment: Date) => beijing.format(moment);

const browsers = [
  [/Edg\//, "Edge"],
  [/Firefox\//, "Firefox"],
  [/MicroMessenger\//, "微信"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
] as const;
const systems = [
  [/Windows/, "Windows"],
  [/Android/, "安卓"],
  [/iPhone|iPad/, "iOS"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
] as const;

/** A device in two words from what its browser sent: “Chrome，Windows”; good enough to recognise one's own. */
export function deviceOf(userAgent: string | null): string {
  const known = [browsers, systems].flatMap((kinds) => kinds.find(([mark]) => mark.test(userAgent ?? ""))?.[1] ?? []);
  return known.length > 0 ? known.join("，") : "其他设备";
}
