/**
 * Reads Server-Sent Events from text that arrives in parts (WHATWG HTML, 9.2.6). The browser's own reader, EventSource,
 * cannot send a token, and does not report the status of an answer.
 */

/** @typedef {{ event: string, id?: string, data: string }} ServerSentEvent id: of this event or the last before it that has one */

export class EventParser {
  #rest = "";
  #event = "";
  /** @type {string[]} */
  #data = [];
  /** @type {string | undefined} */
  #id;

  /**
   * @param {string} text
   * @returns {ServerSentEvent[]} the events that end in it
   */
  push(text) {
    // A carriage return at the end may be the first half of a line's end.
    const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? "";
    return lines.flatMap((line) => (line ? this.#read(line) : this.#end()));
  }

  /**
   * @param {string} line
   * @returns {ServerSentEvent[]} none
   */
  #read(line) {
    const [, field, value] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
    if (field === "event") {
      this.#event = value;
    } else if (field === "data") {
      this.#data.push(value);
    } else if (field === "id" && !value.includes("\0")) {
      this.#id = value;
    }
    return [];
  }

  #end() {
    const event = { event: this.#event || "message", id: this.#id, data: this.#data.join("\n") };
    const isEmpty = this.#data.length === 0;
    this.#event = "";
    this.#data = [];
    return isEmpty ? [] : [event];
  }
}
