declare module "saxen" {
  /** An XML parser; the arguments of a listener depend on the event. */
  export class Parser {
    on(event: "error" | "warn", listener: (error: Error) => void): void;
    on(
      event: "openTag",
      listener: (
        name: string,
        attributes: () => Record<string, string>,
        decode: (text: string) => string,
      ) => void,
    ): void;
    on(event: "text", listener: (text: string, decode: (text: string) => string) => void): void;
    on(event: "closeTag", listener: () => void): void;
    parse(xml: string): void;
  }
}
