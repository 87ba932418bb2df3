// What is looked at inside a page, by `pages.mjs`: it puts this script into every page before anything else, past the
// page's own policy. Each check gives a list of `{check, selector, said}`.
"use strict";

window.checks = (() => {
  const fault = (check, element, said) => ({ check, selector: selector(element), said });

  /** The shortest way to name an element that a reader of the report can find. */
  function selector(element) {
    const parts = [];
    for (let at = element; at && at.nodeType === Node.ELEMENT_NODE && parts.length < 3; at = at.parentElement) {
      if (at.id && !/\d/.test(at.id)) {
        parts.unshift(`#${at.id}`);
        break;
      }
      const classes = [...at.classList].slice(0, 2).map((name) => `.${name}`).join("");
      parts.unshift(at.localName + classes);
    }
    return parts.join(" > ");
  }

  const excerpt = (text) => text.replace(/\s+/g, " ").trim().slice(0, 40);
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
  /** For screen readers alone: a pixel that shows nothing. */
  const isHiddenText = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      const isOut = style.position === "absolute" || style.position === "fixed";
      if (isOut && (at.offsetWidth <= 1 || at.offsetHeight <= 1)) return true;
    }
    return false;
  };
  const scrolls = (style) => /auto|scroll/.test(style.overflowX);
  const cuts = (style, side) => /hidden|clip/.test(side === "x" ? style.overflowX : style.overflowY);

  function* texts() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (/\S/.test(node.data) && !node.parentElement.closest("script, style, template") && isShown(node.parentElement)) {
        yield node;
      }
    }
  }

  /** Nothing sticks out of the window's sides, no text is cut off. Whoever scrolls by itself may be wider. */
  function layout() {
    const faults = [];
    const root = document.scrollingElement;
    const width = root.clientWidth;
    if (root.scrollWidth > width) {
      const wide = widest(width);
      faults.push(fault("scrolls sideways", wide ?? root, `${root.scrollWidth} px in a window of ${width}`));
    }
    for (const node of texts()) {
      const element = node.parentElement;
      const range = document.createRange();
      range.selectNodeContents(node);
      const { left, right } = range.getBoundingClientRect();
      if (left >= -1 && right <= width + 1) continue;
      if (!inScroller(element) && !isHiddenText(element)) {
        faults.push(fault("text outside the window", element, `"${excerpt(node.data)}" from ${Math.round(left)} to ${Math.round(right)}`));
      }
    }
    for (const element of document.body.querySelectorAll("*")) {
      const style = getComputedStyle(element);
      const [x, y] = [cuts(style, "x"), cuts(style, "y")];
      if (!(x || y) || element.clientWidth <= 1 || element.clientHeight <= 1 || !/\S/.test(element.textContent)) continue;
      const over = (x && element.scrollWidth > element.clientWidth + 1) || (y && element.scrollHeight > element.clientHeight + 1);
      if (over && isShown(element)) faults.push(fault("text is cut off", element, excerpt(element.textContent)));
    }
    return faults;
  }

  function widest(width) {
    const out = [...document.body.querySelectorAll("*")].filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return (right > width + 1 || left < -1) && !inScroller(element) && !isHiddenText(element);
    });
    return out.at(-1);
  }

  function inScroller(element) {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      if (scrolls(getComputedStyle(at))) return true;
    }
    return false;
  }

  /** What WCAG 2.5.8 calls targets: 24 by 24 px, or room around, or within a line of text. */
  function targets() {
    const all = [...document.querySelectorAll("a[href], button, summary, input, select, textarea, [role=button]")]
      .filter((element) => isShown(element) && !isHiddenText(element))
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && box.bottom + scrollY > 0);
    const isSmall = ({ box }) => box.width < 23.99 || box.height < 23.99;
    const small = all.filter(isSmall);
    const centre = ({ box }) => [box.left + box.width / 2, box.top + box.height / 2];
    return small
      .filter(({ element }) => !isInALine(element))
      .flatMap((target) => {
        const [x, y] = centre(target);
        const near = all.find((other) => {
          if (other === target || other.element.contains(target.element)) return false;
          const [otherX, otherY] = centre(other);
          if (isSmall(other) && Math.hypot(x - otherX, y - otherY) < 24) return true;
          const beside = Math.max(other.box.left - x, 0, x - other.box.right);
          const above = Math.max(other.box.top - y, 0, y - other.box.bottom);
          return Math.hypot(beside, above) < 12;
        });
        const size = `${Math.round(target.box.width)} × ${Math.round(target.box.height)} px`;
        return near ? [fault("target too small", target.element, `${size}, beside ${selector(near.element)}`)] : [];
      });
  }

  /** Whether a link stands in a line with other words, whose height is not its own to choose. */
  function isInALine(element) {
    if (getComputedStyle(element).display !== "inline") return false;
    let block = element.parentElement;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    const words = [...block.querySelectorAll("a[href]")].reduce((text, link) => text.replace(link.textContent, ""), block.textContent);
    return /[\p{L}\p{N}]/u.test(words);
  }

  /** One main heading, levels that follow one another, one of each landmark, no script. */
  function structure() {
    const faults = [];
    const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(isShown);
    if (levels.filter((heading) => heading.localName === "h1").length !== 1) {
      faults.push(fault("main headings", document.body, `${document.querySelectorAll("h1").length} of them`));
    }
    levels.forEach((heading, index) => {
      const level = Number(heading.localName[1]);
      const before = index === 0 ? 0 : Number(levels[index - 1].localName[1]);
      if (level > before + 1) faults.push(fault("heading level left out", heading, `h${before}, then h${level}`));
    });
    const bare = document.body.classList.contains("kind-redirect");
    const banners = "body > header, body > [role=banner]";
    const feet = "body > footer, body > [role=contentinfo]";
    for (const [name, query] of [["main", "main"], ...(bare ? [] : [["head", banners], ["foot", feet]])]) {
      const count = document.querySelectorAll(query).length;
      if (count !== 1) faults.push(fault("landmarks", document.body, `${count} × ${name}`));
    }
    const names = [...document.querySelectorAll("nav")].map((nav) => nav.getAttribute("aria-label") ?? "");
    for (const name of names) {
      if (!name || names.filter((other) => other === name).length > 1) {
        faults.push(fault("landmarks", document.body, `a navigation named "${name}" beside others`));
      }
    }
    for (const script of document.scripts) {
      if (script.type !== "application/ld+json") faults.push(fault("script", script, script.src || excerpt(script.text)));
    }
    return faults;
  }

  /** Nothing moves for who asked for that. */
  function motion() {
    const faults = [];
    for (const animation of document.getAnimations()) {
      faults.push(fault("motion", animation.effect.target, "an animation"));
    }
    for (const element of document.querySelectorAll("*")) {
      const style = getComputedStyle(element);
      if (style.scrollBehavior !== "auto") faults.push(fault("motion", element, "scrolls smoothly"));
      if (style.transitionDuration.split(",").some((time) => parseFloat(time) > 0.01)) {
        faults.push(fault("motion", element, "a transition"));
      }
    }
    return faults;
  }

  /** Every text stands out from what is behind it, by 4.5 to 1: what is behind it is the nearest ground. */
  function contrast() {
    const faults = [];
    for (const node of texts()) {
      const element = node.parentElement;
      if (isHiddenText(element)) continue;
      const style = getComputedStyle(element);
      const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
      const ratio = ratioOf(style.color, ground(element));
      if (ratio < (large ? 3 : 4.5)) {
        faults.push(fault("contrast", element, `${ratio.toFixed(2)} to 1: "${excerpt(node.data)}"`));
      }
    }
    return faults;
  }

  const CANVAS = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const KNOWN = new Map();

  /** Any colour of CSS as red, green, blue and how opaque it is. */
  function colour(written) {
    if (!KNOWN.has(written)) {
      CANVAS.clearRect(0, 0, 1, 1);
      CANVAS.fillStyle = written;
      CANVAS.fillRect(0, 0, 1, 1);
      KNOWN.set(written, [...CANVAS.getImageData(0, 0, 1, 1).data]);
    }
    return KNOWN.get(written);
  }

  function ground(element) {
    for (let at = element; at; at = at.parentElement) {
      const written = getComputedStyle(at).backgroundColor;
      if (colour(written)[3] > 250) return written;
    }
    return "white";
  }

  /** As WCAG 2.2 reckons it. */
  function ratioOf(one, other) {
    const luminance = (written) => {
      const [red, green, blue] = colour(written).map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  }

  /** Everything that Tab has to reach, in the order of the text. */
  let stops = [];
  let looks = new Map();
  function stopsOf() {
    const all = "a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], [tabindex]";
    stops = [...document.querySelectorAll(all)].filter((element) => element.tabIndex >= 0 && !element.disabled && isShown(element));
    looks = new Map(stops.map((element) => [element, look(element)]));
    return stops.length;
  }

  const look = (element) => {
    const style = getComputedStyle(element);
    return [style.backgroundColor, style.boxShadow, style.borderColor, style.color, style.textDecoration].join();
  };

  /** Where the keyboard is: the number of the stop, -1 outside of the page, and what is wrong there. */
  function focused(expected) {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) return { stop: -1, faults: [] };
    const stop = stops.indexOf(element);
    const faults = [];
    // What scrolls can be reached too, and is no stop of the text's own.
    if (stop < 0 && !scrolls(getComputedStyle(element))) faults.push(fault("keyboard", element, "is reached and is no control"));
    if (stop >= 0 && stop !== expected) faults.push(fault("keyboard", element, `is reached as stop ${expected}, and is the ${stop}th`));
    faults.push(...seen(element));
    return { stop, faults };
  }

  /** Whether the keyboard's place can be seen: a ring that stands out, in the window, with nothing over it. */
  function seen(element) {
    const style = getComputedStyle(element);
    const faults = [];
    const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
    if (!ring) {
      if (!looks.has(element) || look(element) === looks.get(element)) faults.push(fault("focus cannot be seen", element, "no ring and no other look"));
    } else {
      const behind = ground(parseFloat(style.outlineOffset) >= 0 ? element.parentElement ?? element : element);
      const ratio = ratioOf(style.outlineColor, behind);
      if (ratio < 3) faults.push(fault("focus cannot be seen", element, `a ring of ${ratio.toFixed(2)} to 1`));
      const cut = cutBy(element, parseFloat(style.outlineOffset) + parseFloat(style.outlineWidth));
      if (cut) faults.push(fault("focus cannot be seen", element, `its ring is cut off by ${selector(cut)}`));
    }
    const boxes = [...element.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
    const inside = boxes.filter((box) => box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth);
    if (inside.length === 0) return [...faults, fault("focus is out of view", element, "outside the window")];
    const free = inside.some((box) => {
      const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
      const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
      const hit = document.elementFromPoint(x, y);
      return hit && (element.contains(hit) || hit.contains(element));
    });
    if (!free) faults.push(fault("focus is out of view", element, "something stands over it"));
    return faults;
  }

  /** What cuts an element's ring off. */
  function cutBy(element, room) {
    const box = element.getBoundingClientRect();
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.overflowX === "visible" && style.overflowY === "visible") continue;
      const around = at.getBoundingClientRect();
      const sides = [box.left - room < around.left, box.right + room > around.right,
        box.top - room < around.top, box.bottom + room > around.bottom];
      if (sides.filter(Boolean).length > 1) return at;
    }
    return undefined;
  }

  return { layout, targets, structure, motion, contrast, stops: stopsOf, focused };
})();
