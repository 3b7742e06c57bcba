import {
  Building2,
  FileCheck,
  House,
  ListTodo,
  type LucideIcon,
  Plus,
  Presentation,
  SlidersHorizontal,
  SquareKanban,
  Target,
  UserRound,
  Workflow,
} from "lucide-react";

export const navIcons = {
  overview: House,
  chain: Workflow,
  company: Building2,
  project: SquareKanban,
  signed: FileCheck,
  target: Target,
  meeting: Presentation,
  settings: SlidersHorizontal,
  todo: ListTodo,
  visit: Plus,
  self: UserRound,
} satisfies Record<string, LucideIcon>;
export type NavIcon = keyof typeof navIcons;

/** A place in the rail or the bottom bar. Places a role may not open are left out by the caller. */
export interface NavItem {
  href: string;
  label: string;
  icon: NavIcon;
  badge?: number | undefined;
}

/** The item the path belongs to: the longest address that begins it. */
export function currentItem(items: readonly NavItem[], pathname: string): NavItem | undefined {
  return items
    .filter((item) => pathname === item.href || (item.href !== "/" && pathname.startsWith(`${item.href}/`)))
    .toSorted((a, b) => b.href.length - a.href.length)[0];
}
