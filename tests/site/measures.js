// What the tests for everybody measure in a page. Most functions give a list of faults in words.

(() => {
  const say = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 140);
  const everything = () => [...document.querySelectorAll("body *")].filter((one) => one.checkVisibility());
  const forScreenReaders = (element) => element.closest(".ap-hidden") || getComputedStyle(element).clipPath !== "none";
  const FIELDS = "input, textarea, select";
  const TARGETS = `a[href], button, summary, [role=button], [role=option], ${FIELDS}`;

  /** Content that is wider than the window. */
  function sideways() {
    const wide = document.documentElement.scrollWidth - innerWidth;
    return wide > 0 ? [`${wide} pixels wider than the window`] : [];
  }

  /** Elements that hide what does not fit in them; a field's own text can be scrolled. */
  function cut() {
    const boxes = everything().filter((one) => !one.matches(FIELDS) && !one.closest("svg") && !forScreenReaders(one));
    const faults = boxes.filter((one) => {
      const { overflowX, overflowY } = getComputedStyle(one);
      const hides = (way) => way === "hidden" || way === "clip";
      return (hides(overflowX) && one.scrollWidth > one.clientWidth + 1)
        || (hides(overflowY) && one.scrollHeight > one.clientHeight + 1);
    });
    return [...faults.map((one) => `cut: ${say(one)}`), ...cutInPictures()];
  }

  /** Texts that reach out of their picture, or out of the shape that they stand in. */
  function cutInPictures() {
    return [...document.querySelectorAll("svg text")].filter((text) => text.checkVisibility()).flatMap((text) => {
      const box = text.getBoundingClientRect();
      const picture = text.ownerSVGElement.getBoundingClientRect();
      return box.left < picture.left - 1 || box.right > picture.right + 1 ? [`cut in a picture: ${say(text)}`] : [];
    });
  }

  /** The boxes that a press hits: a link's own, those of a label, or all that a ::after covers. */
  function hitBox(target) {
    const after = getComputedStyle(target, "::after");
    const covers = after.content !== "none" && after.position === "absolute" && after.inset === "0px";
    const label = target.closest("label") ?? target.labels?.[0];
    const shape = target.closest("svg") && target.querySelector("rect");
    return ((covers && target.offsetParent) || label || shape || target).getBoundingClientRect();
  }

  /** WCAG 2.5.8, exception «inline»: the size is given by the line of text that the target stands in. */
  function isInText(target) {
    if (getComputedStyle(target).display !== "inline") return false;
    const own = target.textContent.trim().length;
    const block = target.closest("p, li, dd, dt, td, th, div, h1, h2, h3");
    return block.textContent.trim().length > own;
  }

  /** Targets smaller than 24 by 24 pixels, unless a circle of that size around them touches no other. */
  function small() {
    const targets = everything().filter((one) => one.matches(TARGETS) && !forScreenReaders(one));
    const boxes = targets.map((target) => ({ target, box: hitBox(target) }));
    const isSmall = ({ box }) => Math.round(box.width) < 24 || Math.round(box.height) < 24;
    const middle = (box) => [box.x + box.width / 2, box.y + box.height / 2];
    const touches = (one, other) => {
      const [x, y] = middle(one.box);
      const [dx, dy] = isSmall(other)
        ? middle(other.box).map((place, axis) => (place - [x, y][axis]) / 2)
        : [
            Math.max(other.box.left - x, 0, x - other.box.right),
            Math.max(other.box.top - y, 0, y - other.box.bottom),
          ];
      return Math.hypot(dx, dy) < 12;
    };
    return boxes
      .filter((one) => isSmall(one) && !isInText(one.target))
      .filter((one) => boxes.some((other) => other.target !== one.target && touches(one, other)))
      .map(({ target, box }) => `${Math.round(box.width)} by ${Math.round(box.height)} pixels: ${say(target)}`);
  }

  /** Movement that goes on although the reader has asked for less of it (WCAG 2.3.3). */
  function moving() {
    const still = (style) => style.animationName === "none" && /^(0s(, )?)+$/.test(style.transitionDuration)
      && style.scrollBehavior === "auto";
    const parts = [document.documentElement, ...everything()];
    return parts.filter((one) => [null, "::before", "::after"].some((part) => !still(getComputedStyle(one, part))))
      .map((one) => `moves: ${say(one)}`);
  }

  /** What can be acted on but has no edge, underline or button's face where colours of one's own are gone. */
  function unmarked() {
    const edged = (style) => ["Top", "Left", "Bottom"].some((side) =>
      style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) > 0);
    return everything().filter((one) => one.matches(`button, ${FIELDS}`) && !edged(getComputedStyle(one))
      && getComputedStyle(one).appearance !== "auto").map((one) => `no edge: ${say(one)}`);
  }

  const FOCUSABLE = `a[href], button:enabled, summary, [tabindex], ${FIELDS}`;

  /** What the Tab key should stop at, in the order of the page. */
  function stops() {
    return everything().filter((one) => one.matches(FOCUSABLE) && one.tabIndex >= 0 && one.type !== "hidden");
  }

  const isRing = (element, part) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element, part);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  };

  /** A ring around the focused element or its card, or around its shape in a picture. */
  function hasRing(element) {
    const shape = element.closest("svg") && element.querySelector("rect");
    if (shape) return parseFloat(getComputedStyle(shape).strokeWidth) >= 4;
    return isRing(element) || isRing(element, "::after") || isRing(element.closest("li") ?? element);
  }

  /** Whether anything of an element can be seen in the window, with nothing over it (WCAG 2.4.11). */
  function isInSight(element) {
    return [...element.getClientRects()].some((box) =>
      [.1, .5, .9].some((x) => [.1, .5, .9].some((y) => {
        const there = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
        return there && (element.contains(there) || there.contains(element));
      })));
  }

  /** Where the focus is, as a place among the stops of a page, and what is wrong with it there. */
  function focus(among) {
    const element = document.activeElement;
    if (element === document.body) return { place: null, faults: [] };
    const faults = [];
    if (!hasRing(element)) faults.push(`no ring: ${say(element)}`);
    if (!isInSight(element)) faults.push(`out of sight: ${say(element)}`);
    return { place: among.indexOf(element), faults };
  }

  /** Note after each press of the Tab key where the focus is; gives the list that grows. */
  function follow() {
    const among = stops();
    const notes = [];
    const note = ({ key }) => key === "Tab" && notes.push(focus(among));
    addEventListener("keyup", note, true);
    return notes;
  }

  const style = new CSSStyleSheet();

  /** Lay a style over the page's own, as a reader's own settings do; an empty one takes it away. */
  function lay(text) {
    style.replaceSync(text);
    document.adoptedStyleSheets = [style];
  }

  globalThis.measures = { sideways, cut, small, moving, unmarked, stops, follow, lay, say };
})();
