import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { homeOf, placesFor } from "@/app/(office)/places";
import { signOut } from "@/app/(office)/sign-out";
import { requireViewer } from "@/auth";
import { CoverageShapes } from "@/components/coverage/coverage-shapes";
import { CoverageWords } from "@/components/coverage/coverage-words";
import { Shell } from "@/components/shell/shell";
import { ToastHost } from "@/components/ui/toast-host";
import { findDemoSentence } from "@/db/deployment";
import { countTodo } from "@/db/todo";
import { can, seesAllProjects } from "@/domain/permission";
import { roleLabels } from "@/domain/role";

export default async function OfficeLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer();
  if (homeOf(viewer) !== "/" && (await headers()).get("x-path") === "/") redirect(homeOf(viewer));
  const [todoCount, demoSentence] = await Promise.all([
    can(viewer, "readBusiness") ? countTodo(viewer) : 0,
    findDemoSentence(),
  ]);
  const { items, footItems, phoneItems } = placesFor(viewer, todoCount);
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
      searchHref="/api/v1/search"
      demoSentence={demoSentence}
    >
      <CoverageShapes />
      <CoverageWords seesAll={seesAllProjects(viewer)}>{children}</CoverageWords>
      <ToastHost />
    </Shell>
  );
}
