/** The project's page with one of its tabs and, over it, one panel. */
export const projectTabs = ["overview", "credit", "evidence", "visits", "history"] as const;
export type ProjectTab = (typeof projectTabs)[number];

export function projectHref(id: string, tab: ProjectTab = "overview", panel: Record<string, string> = {}): string {
  const query = new URLSearchParams({ ...(tab !== "overview" && { tab }), ...panel }).toString();
  return query ? `/projects/${id}?${query}` : `/projects/${id}`;
}
