import type { NavItem } from "@/components/shell/nav-item";
import { can } from "@/domain/permission";
import type { Viewer } from "@/domain/viewer";

/** Where a signed-in person begins: the three administrators read no business data and start at the settings. */
export const homeOf = (viewer: Viewer) => (can(viewer, "readBusiness") ? "/" : "/settings");

/** The places a viewer may open; the others are absent, not grey. */
export function placesFor(
  viewer: Viewer,
  todoCount = 0,
): { items: NavItem[]; footItems: NavItem[]; phoneItems: NavItem[] } {
  const todo: NavItem = { href: "/todo", label: "待办", icon: "todo", badge: todoCount };
  if (!can(viewer, "readBusiness")) {
    const items: NavItem[] = [{ href: "/settings", label: "设置", icon: "settings" }];
    return { items, footItems: [], phoneItems: items };
  }
  const overview: NavItem = { href: "/", label: "总览", icon: "overview" };
  const companies: NavItem = { href: "/companies", label: "企业", icon: "company" };
  const projects: NavItem = { href: "/projects", label: "项目", icon: "project" };
  const visit: NavItem = { href: "/visits/new", label: "记拜访", icon: "visit" };
  return {
    items: [
      overview,
      { href: "/chains", label: "产业链", icon: "chain" },
      companies,
      projects,
      { href: "/signed", label: "签约", icon: "signed" },
      { href: "/targets", label: "目标", icon: "target" },
      { href: "/settings", label: "设置", icon: "settings" },
    ],
    footItems: [todo],
    phoneItems: [overview, projects, ...(can(viewer, "recordVisit") ? [visit] : []), companies, todo],
  };
}
