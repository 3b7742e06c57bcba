import { redirect } from "next/navigation";
import { settingsPlacesFor } from "@/app/(office)/settings/places";
import { requireViewer } from "@/auth";

export default async function SettingsPage() {
  const [first] = settingsPlacesFor(await requireViewer());
  redirect(first?.href ?? "/me");
}
