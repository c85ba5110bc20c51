import { Logo } from "@/components/brand/logo";

export default function LandingPage() {
  return <main className="page py-10"><Logo /></main>;
}
