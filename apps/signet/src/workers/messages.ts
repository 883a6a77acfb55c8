import type { MetricObjectWithValues, MetricValue } from 'prom-client';

export type MetricObjects = MetricObjectWithValues<MetricValue<string>>[];

/** What the primary process tells a worker. */
export type ToWorker =
  | { readonly signet: 'stop'; readonly drain: boolean }
  | { readonly signet: 'hurry' }
  | { readonly signet: 'tell metrics'; readonly round: number }
  | { readonly signet: 'scraped'; readonly id: number; readonly text: string };

/** What a worker tells the primary process. */
export type ToPrimary =
  | { readonly signet: 'ready' }
  | { readonly signet: 'metrics'; readonly round: number; readonly metrics: MetricObjects }
  | { readonly signet: 'scrape'; readonly id: number };
