import {
  GraphDrawStyle,
  LegendDisplayMode,
  LegendPlacement,
  StackingConfigBuilder,
  StackingMode,
  VisibilityMode,
  VizLegendOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table';
import { PanelBuilder as TimeSeriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { FRAMEFARM, sqlQuery } from './sql-query.ts';

interface PanelText {
  readonly title: string;
  /** What the numbers are, and what they are not. */
  readonly description: string;
  readonly sql: string;
  /** Of 24 columns. */
  readonly span?: number;
}
interface Drawn extends PanelText {
  /** A unit of Grafana's: ms, percentunit, short, kbytes. */
  readonly unit: string;
}

const HEIGHT = 8;

/** Points joined by lines, one line for each value of the column `metric`. */
export function lines({ title, description, sql, unit, span = 12 }: Drawn): TimeSeriesBuilder {
  return new TimeSeriesBuilder()
    .title(title)
    .description(description)
    .datasource(FRAMEFARM)
    .withTarget(sqlQuery('time_series', sql))
    .unit(unit)
    .min(0)
    .height(HEIGHT)
    .span(span)
    .showPoints(VisibilityMode.Always)
    .spanNulls(true)
    .legend(
      new VizLegendOptionsBuilder()
        .displayMode(LegendDisplayMode.List)
        .placement(LegendPlacement.Bottom)
        .showLegend(true),
    );
}

/** Bars on top of each other: parts of a whole. */
export function bars(panel: Drawn): TimeSeriesBuilder {
  return lines(panel)
    .drawStyle(GraphDrawStyle.Bars)
    .showPoints(VisibilityMode.Never)
    .fillOpacity(70)
    .stacking(new StackingConfigBuilder().mode(StackingMode.Normal).group('A'));
}

export function rows({ title, description, sql, span = 12 }: PanelText): TableBuilder {
  return new TableBuilder()
    .title(title)
    .description(description)
    .datasource(FRAMEFARM)
    .withTarget(sqlQuery('table', sql))
    .height(HEIGHT)
    .span(span);
}
