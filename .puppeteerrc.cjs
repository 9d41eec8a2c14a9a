// The headless shell comes inside an npm package; Puppeteer's own download would
// fail behind many an office's firewall, so it is not tried.
module.exports = { skipDownload: true };
