"""The main screen: owns the state and wires the panes."""

from __future__ import annotations

from dataclasses import replace

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.dom import DOMNode
from textual.widget import Widget

from statusbrowser.catalog import Catalog
from statusbrowser.model import Listing, StatusClass
from statusbrowser.search import Hit, Index
from statusbrowser.tui import bindings, messages, sizes
from statusbrowser.tui.desk import Desk
from statusbrowser.tui.history import holds_secret
from statusbrowser.tui.library import Library
from statusbrowser.tui.messages import Tab
from statusbrowser.tui.opening import WARM_UP_AFTER_SECONDS, Opening
from statusbrowser.tui.quirks import OneOpening
from statusbrowser.tui.screens.labels import LEAVING, NO_CLASSES, key_labels
from statusbrowser.tui.screens.paged import PagedScreen
from statusbrowser.tui.view import View
from statusbrowser.tui.visits import Visit
from statusbrowser.tui.widgets.aside import Aside
from statusbrowser.tui.widgets.class_filter import ClassFilter
from statusbrowser.tui.widgets.counter import Counter, Prompt, TooSmall
from statusbrowser.tui.widgets.page import Page
from statusbrowser.tui.widgets.result_list import ResultList
from statusbrowser.tui.widgets.search_bar import SHOWN_AT_MOST, SearchBar
from statusbrowser.tui.widgets.title_bar import TitleBar


class MainScreen(PagedScreen):
    """The search bar over the two tabs, the list, the page.

    Args:
        catalog: The pages.
        index: The search over them.
        opening: What is shown at first, and what the app passes on.
    """

    HELP = "List and page"
    AUTO_FOCUS = "SearchBar"
    HORIZONTAL_BREAKPOINTS = sizes.WIDTHS
    VERTICAL_BREAKPOINTS = sizes.HEIGHTS

    BINDINGS = bindings.MAIN

    def __init__(self, catalog: Catalog, index: Index, opening: Opening) -> None:
        super().__init__()
        self.opening = opening
        self.library = Library(catalog)
        self._index = index
        self._view = View(index.search(opening.query), opening.tab, opening.status_class)
        self._cursors: dict[Tab, Listing | None] = {}
        self._came_from: Widget | None = None
        self._reads_at_once = opening.on_page and bool(self._view.hits)
        self.title_bar = TitleBar()
        self.bar = SearchBar(opening.query, opening.glyphs)
        self.counter = Counter()
        self.classes_row = ClassFilter()
        self.results = ResultList(opening.glyphs)
        self.page = Page()
        self._aside = Aside(opening.glyphs)
        self.desk = Desk(self.library, self.page, self._aside)

    def compose(self) -> ComposeResult:
        """Lay out the panes."""
        yield self.title_bar
        with Horizontal(id="asking"):
            yield Prompt()
            yield self.bar
            yield self.counter
        yield self.classes_row
        with Horizontal(id="panes"):
            yield self.results
            yield self.page
            yield self._aside
        yield self.key_line
        yield TooSmall()

    def on_mount(self) -> None:
        """Show the first results."""
        self._opening_paint = OneOpening(self)
        self._show_view(self._view)
        self.set_timer(WARM_UP_AFTER_SECONDS, self._index.warm_up)
        if faults := len(self.opening.faults):
            self.say(f"{faults} {'fault' if faults == 1 else 'faults'} in your settings, F1 tells")

    def on_screen_resume(self) -> None:
        """Paint what was opened."""
        if self._reads_at_once and self.app.size.width < sizes.BOTH_PANES:
            self.call_later(self.enter_page)
        self._reads_at_once = False
        self._opening_paint.panes_have_sizes()

    async def on_search_bar_asked(self, event: SearchBar.Asked) -> None:
        """Search, unless more was typed meanwhile, and put the cursor on the best answer."""
        if event.query != self.bar.query_text:
            return
        view = replace(self._view, results=self._index.search(event.query))
        self._cursors.clear()
        self.desk.forget_places()
        await self.in_one_frame(lambda: self._show_view(view))

    async def on_step(self, event: messages.Step) -> None:
        """Move the cursor of the list from the search bar; above the first is the history."""
        if event.rows < 0 and not self.bar.value and self.results.cursor == 0:
            self.action_ask("query")
        elif event.rows:
            self.results.action_move(event.rows)
        elif event.pages:
            self.results.action_page(event.pages)
        else:
            self.results.action_edge(event.edge)

    async def on_result_list_moved(self, event: ResultList.Moved) -> None:
        """Let the page follow the cursor."""
        self._cursors[self._view.tab] = event.hit.entry if event.hit else None
        await self.in_one_frame(lambda: self._turn_to(event.hit))

    async def on_page_changed(self) -> None:
        """Say where one is."""
        await self.in_one_frame(self.refresh_keys)

    async def on_read(self) -> None:
        """Go into the page; where nothing is listed, into the nearest thing there is."""
        nearest = self._view.results.nearest
        if self._view.hits:
            self._turn_to(self.results.hit)  # it may show a page that a link led to
        elif nearest and not self._view.results.hits:
            self._go(Visit(nearest.entry.code, nearest.entry.slug, nearest.words))
        else:
            return
        query = self.bar.query_text
        if query.strip() and len(query) <= SHOWN_AT_MOST and not holds_secret(query):
            self.opening.history.remember(query)
        await self.in_one_frame(self.enter_page)

    async def on_show_status(self, event: messages.ShowStatus) -> None:
        """Follow a link to a code."""
        if event.code in self.library.catalog:
            await self.in_one_frame(lambda: self._go(Visit(event.code, "", read=True)))

    async def on_show_tab(self, event: messages.ShowTab) -> None:
        """Show a tab, with the cursor where it was there."""
        await self.in_one_frame(lambda: self._show_view(replace(self._view, tab=event.tab)))

    async def on_show_class(self, event: messages.ShowClass) -> None:
        """Narrow list and search to a class."""
        view = replace(self._view, status_class=event.status_class, tab=Tab.CODES)
        await self.in_one_frame(lambda: self._show_view(view))

    def on_jump_to_section(self, event: messages.JumpToSection) -> None:
        """Bring a section into view."""
        self.page.show_section(event.section)

    async def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow a focus that the mouse moved."""
        if event.widget is self.focused:
            await self.in_one_frame(lambda: self.focus_pane(event.widget))

    async def action_step_back(self) -> None:
        """Leave page, list, query, class, and at the end of the road the program."""
        if self.focused is self.page:
            await (self._focus(self.results) if self._came_from is self.results else self._to_bar())
        elif self.focused is not self.bar:
            await self._to_bar()
        elif self.bar.value and not self._view.is_emptied_by_class:
            self.bar.set_query("")
        elif self._view.status_class:
            self.post_message(messages.ShowClass(None))
        elif self.key_line.note == LEAVING:
            self.app.exit()
        else:
            self.say(LEAVING)

    def action_switch_tab(self) -> None:
        """Show the other tab."""
        self.post_message(messages.ShowTab(self._view.other_tab))

    async def action_focus_search(self) -> None:
        """Go to the search bar; what is typed there replaces the query of before."""
        await self._to_bar()

    async def action_focus_list(self) -> None:
        """Go to the list."""
        await self._focus(self.results)

    async def action_show_class(self, label: str) -> None:
        """Show one class, or all for an empty label; who was reading goes to the list."""
        if self._view.tab is Tab.FAQ:
            self.say(NO_CLASSES)
            return
        if self.focused is self.page:
            await self._focus(self.results)
        self.post_message(messages.ShowClass(StatusClass.parse(label) if label else None))

    def action_turn_class(self, step: int) -> None:
        """Show the next class, and all after the last."""
        if self._view.tab is Tab.FAQ:
            self.say(NO_CLASSES)
            return
        classes = (None, *StatusClass)
        at = classes.index(self._view.status_class)
        self.post_message(messages.ShowClass(classes[(at + step) % len(classes)]))

    async def action_visit(self, step: int) -> None:
        """Go back or forward through what was read."""
        if self.desk.can_step(step):
            await self.in_one_frame(lambda: self._step(step))
        else:
            self.say("nothing before this page" if step < 0 else "nothing after this page")

    def action_match(self, step: int) -> None:
        """Go through the matches on the page without leaving the list."""
        self.page.action_match(step)

    def action_ask(self, question: str) -> None:
        """Open a chooser: section, other_code, query, theme or deed."""
        from statusbrowser.tui.screens import asking  # noqa: PLC0415 - costs only who asks

        asking.ask(question, self)

    def action_help(self) -> None:
        """Show all keys."""
        from statusbrowser.tui.screens.help import HelpScreen  # noqa: PLC0415 - costs only who asks

        if self.is_current:  # a second key may come before the help is up
            opening = self.opening
            self.app.push_screen(HelpScreen(self.panes, opening.keymap, opening.faults))

    @property
    def panes(self) -> list[DOMNode]:
        """What has keys, in the order in which help shows it."""
        return [self.bar, self.results, self.page, self, self.app]

    def open_page(self, code: int | None, slug: str = "") -> None:
        """Show a page that was chosen by name and go into it."""
        now = self.desk.now
        if now is None or (now.code, now.slug) != (code, slug):
            self._go(Visit(code, slug, read=True))
        self.enter_page()

    def enter_page(self) -> None:
        """Go into the page that is shown."""
        self.desk.mark_read()
        self.focus_pane(self.page)

    def focus_pane(self, pane: Widget) -> None:
        """Move the focus; a narrow screen shows the page only while it has it."""
        if pane in (self.bar, self.results):
            self._came_from = pane
        reading = pane is self.page
        self.set_class(reading, "-reading")
        self.results.away = reading
        self.set_focus(pane, scroll_visible=False)
        self.refresh_keys()

    def key_labels(self) -> dict[str, str]:
        """Say what the keys are called that do different things at different times."""
        return key_labels(self, self._view, self._came_from)

    async def _to_bar(self) -> None:
        """Go to the search bar; what is typed there replaces the query, unless one moves in it."""
        await self._focus(self.bar)
        self.bar.action_select_all()

    async def _focus(self, pane: Widget) -> None:
        await self.in_one_frame(lambda: self.focus_pane(pane))

    def _show_view(self, view: View) -> None:
        """Show a view; the cursor stays on its entry where somebody put it there."""
        self._view = view
        kept = self._cursors.get(view.tab)
        entries = [hit.entry for hit in view.hits]
        cursor = entries.index(kept) if kept in entries else 0
        self.results.show(view.hits, cursor, empty=view.empty_text, of_codes=view.tab is Tab.CODES)
        self.counter.show(view.count, self.library.total(view.tab))
        self.classes_row.show(view.status_class, view.results.counts, note=view.class_note)
        self.title_bar.show(view.tab, view.tab_counts)
        if self.key_line.note == LEAVING:
            self.hush()
        self._turn_to(self.results.hit)

    def _turn_to(self, hit: Hit | None) -> None:
        self.desk.turn_to(hit)
        self.refresh_keys()

    def _step(self, step: int) -> None:
        self.desk.step(step)
        self.refresh_keys()

    def _go(self, visit: Visit) -> None:
        self.desk.go(visit)
        self.refresh_keys()
