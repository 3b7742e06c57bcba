import type { ReactNode } from "react";
import { settingsPlacesFor } from "@/app/(office)/settings/places";
import { requireViewer } from "@/auth";
import { PlaceTabs } from "@/components/account/place-tabs";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer();
  return (
    <>
      <PlaceTabs label="设置" places={settingsPlacesFor(viewer)} />
      {children}
    </>
  );
}
