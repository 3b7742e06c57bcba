import type { ReactNode } from "react";
import { placesFor } from "@/app/(office)/places";
import { signOut } from "@/app/(office)/sign-out";
import { requireViewer } from "@/auth";
import { Shell } from "@/components/shell/shell";
import { ToastHost } from "@/components/ui/toast-host";
import { findDemoSentence } from "@/db/deployment";
import { roleLabels } from "@/domain/role";

export default async function OfficeLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer();
  const { items, footItems, phoneItems } = placesFor(viewer);
  return (
    <Shell
      items={items}
      footItems={footItems}
      phoneItems={phoneItems}
      self={{
        personName: viewer.name,
        roleLabel: viewer.roles.map((role) => roleLabels[role]).join("、"),
        unitName: viewer.unitName,
        unitShortName: viewer.unitShortName,
        mineHref: "/me",
        signOut,
      }}
      demoSentence={await findDemoSentence()}
    >
      {children}
      <ToastHost />
    </Shell>
  );
}
