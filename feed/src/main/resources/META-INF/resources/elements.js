/** Access to the elements of a page, with their types. */

/**
 * The element with this id. A page without it is a fault of the page, so this throws.
 *
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} id
 * @param {new () => T} [type]
 * @returns {T}
 */
export function element(id, type = /** @type {new () => T} */ (HTMLElement)) {
  const found = document.getElementById(id);
  if (!(found instanceof type)) {
    throw new Error(`the page has no ${type.name} with the id ${id}`);
  }
  return found;
}

/**
 * Sets the text of an element, only if it is another: the browser computes the layout again even for the same text.
 *
 * @param {string} id
 * @param {string} text
 */
export function setText(id, text) {
  const changed = element(id);
  if (changed.textContent !== text) {
    changed.textContent = text;
  }
}
