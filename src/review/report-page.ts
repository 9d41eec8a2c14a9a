import { embeddedFontCss } from "../fonts/embedded.ts";
import { neededFaces } from "../fonts/needed.ts";
import { escapeHtml } from "../page/escape.ts";
import { POLICY } from "../page/head.ts";
import { readAsset } from "../workspace/assets.ts";

/** A report for the people who make a bulletin, in English. */
interface Report {
  readonly title: string;
  /** Class of the body, and name of the style sheet in `assets/` that stands behind the bulletin's. */
  readonly name: string;
  /** HTML. */
  readonly body: string;
  /** All that the body shows; the body itself by default. */
  readonly shown?: string | undefined;
  /** ISO 15924, of what is quoted in it. */
  readonly script: string;
}

/** A report as one page with everything inside, in the look of a bulletin. */
export async function reportPage(report: Report): Promise<string> {
  const { title, name, body, shown = body, script } = report;
  const styles = await Promise.all(
    ["bulletin.css", `${name}.css`].map(async (file) => (await readAsset(file, () => {})).text),
  );
  const fonts = await embeddedFontCss(shown, neededFaces(script, shown));
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${fonts}
${styles.join("\n")}</style>
</head>
<body class="${name}">
${body}
</body>
</html>
`;
}
