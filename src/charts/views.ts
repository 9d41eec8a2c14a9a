import type { Fonts } from "../fonts/measure.ts";
import type { AxisFormats } from "../language/axis-formats.ts";
import type { ChartData } from "./chart-data.ts";
import type { CompiledChart } from "./compile.ts";
import { makePicture, type Picture } from "./picture.ts";
import { chartView } from "./view.ts";

/** Where charts are drawn. */
export interface Views {
  /**
   * Draws a chart and lets `use` look at the picture: what it shows may be gone later. Throws what
   * makePicture and `use` throw.
   */
  draw<Result>(request: PictureRequest, use: (picture: Picture) => Result): Promise<Result>;
}

export interface PictureRequest {
  readonly chart: CompiledChart;
  readonly data: ChartData;
  readonly locale: AxisFormats;
  readonly fonts: Fonts;
}

/** A View for each drawing, which is ended whatever happens. */
export const freshViews: Views = {
  async draw({ chart, data, locale, fonts }, use) {
    const own = chartView(chart, locale);
    try {
      return use(await makePicture(own, chart, data, fonts));
    } finally {
      own.view.finalize();
    }
  },
};
