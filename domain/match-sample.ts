import type { MatchLink } from "@/domain/match";

/** For tests: a link with its strong words and whatever else matters; its chain is the first letter of its id. */
export const link = (id: string, keywords: string[], more: Partial<MatchLink> = {}): MatchLink => ({
  id,
  chainId: id.slice(0, 1),
  keywords,
  weakKeywords: [],
  negativeWords: [],
  gbtClasses: [],
  ...more,
});
