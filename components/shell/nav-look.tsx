import { type NavIcon, navIcons } from "@/components/shell/nav-item";

/** Icon over its word, with the count of what waits. */
export function NavLook({ icon, label, badge = 0 }: { icon: NavIcon; label: string; badge?: number | undefined }) {
  const Icon = navIcons[icon];
  return (
    <>
      <span className="relative">
        <Icon aria-hidden="true" size={20} strokeWidth={1.6} />
        {badge > 0 && (
          <span className="absolute -top-1 left-3 min-w-4 rounded-full bg-cov-none px-1 text-center text-xs leading-4 font-normal text-white">
            {badge > 99 ? "99+" : badge}
            <span className="sr-only">项</span>
          </span>
        )}
      </span>
      <span>{label}</span>
    </>
  );
}
