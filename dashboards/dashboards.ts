import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { tiersDashboard } from './tiers-dashboard.ts';

/** Every dashboard by the name of its file in `grafana/`, which `npm run generate` writes. */
export const DASHBOARDS: Readonly<Record<string, () => Dashboard>> = { tiers: tiersDashboard };
