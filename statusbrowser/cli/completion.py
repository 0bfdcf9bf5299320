"""Completions for shells, from the table of options and the titles of the pages.

A script holds the codes as they were when it was printed, so that a Tab starts
no program.
"""

from __future__ import annotations

from collections.abc import Iterator

from statusbrowser.catalog import Catalog
from statusbrowser.cli.lookup import FAQ_PREFIX
from statusbrowser.cli.options import OPTIONS, Option


def completion(shell: str, catalog: Catalog | None = None) -> str:
    """Write the completions of the command for one shell.

    Args:
        shell: `bash`, `zsh` or `fish`.
        catalog: Whose codes and questions are offered; the bundled one's
            where there is none.
    """
    write = {"bash": _bash, "zsh": _zsh, "fish": _fish}[shell]
    return write(list(_queries(catalog or Catalog())))


def _queries(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Give what a query can be, with what it is called: `404` and `Not Found`."""
    for code in catalog.codes:
        yield f"{code:03d}", catalog.title(code)
    for slug in catalog.slugs:
        yield f"{FAQ_PREFIX}{slug}", catalog.question(slug).title


def _quoted(text: str) -> str:
    """Quote for bash and zsh."""
    return "'" + text.replace("'", "'\\''") + "'"


def _bash(queries: list[tuple[str, str]]) -> str:
    """Write the completions for bash.

    Where several pages are left, their titles are listed too: bash inserts no
    more than what they begin with in common. Two ways to complete insert whole
    candidates (COMP_TYPE 37 and 42); those get the bare words.
    """
    cases = []
    for option in OPTIONS:
        if option.value:
            words = f"COMPREPLY=($(compgen -W '{' '.join(option.choices)}' -- \"$word\"))"
            cases.append(f"    {'|'.join(option.spellings)}) {words}; return ;;")
    spellings = " ".join(spelling for option in OPTIONS for spelling in option.spellings)
    rows = [f"    {_quoted(f'{query} -- {title}')}" for query, title in queries]
    return f"""\
# bash completion for statusbrowser; in ~/.bashrc: source <(statusbrowser --print-completion bash)
_statusbrowser() {{
  local row word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}}
  if [[ $word == = ]]; then
    word=
  elif [[ $before == = ]]; then
    before=${{COMP_WORDS[COMP_CWORD-2]}}
  fi
  COMPREPLY=()
  case $before in
{chr(10).join(cases)}
  esac
  if [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W '{spellings}' -- "$word"))
    return
  elif [[ " ${{COMP_WORDS[*]}} " == *" --check "* ]]; then
    compopt -o default
    return
  fi
  local -a rows=(
{chr(10).join(rows)}
  )
  for row in "${{rows[@]}}"; do
    [[ $row == "$word"* ]] && COMPREPLY+=("${{row:0:${{COLUMNS:-80}}-1}}")
  done
  if ((${{#COMPREPLY[@]}} == 1)) || [[ ${{COMP_TYPE-}} == 37 || ${{COMP_TYPE-}} == 42 ]]; then
    COMPREPLY=("${{COMPREPLY[@]%% -- *}}")
  fi
}}
complete -F _statusbrowser statusbrowser
"""


def _zsh(queries: list[tuple[str, str]]) -> str:
    lines = [f"    {_zsh_option(option)} \\" for option in OPTIONS]
    named = [
        f"    {_quoted(query.replace(':', chr(92) + ':') + ':' + title)}"
        for query, title in queries
    ]
    return f"""\
#compdef statusbrowser
# zsh completion for statusbrowser; in ~/.zshrc: source <(statusbrowser --print-completion zsh)
_statusbrowser() {{
  local state
  local -a queries
  _arguments -s \\
{chr(10).join(lines)}
    '*:query:->query'
  [[ $state == query ]] || return
  if (( ${{words[(I)--check]}} )); then
    _files
    return
  fi
  queries=(
{chr(10).join(named)}
  )
  _describe -V 'page' queries
}}
if [[ $funcstack[1] == _statusbrowser ]]; then
  _statusbrowser "$@"
else
  compdef _statusbrowser statusbrowser
fi
"""


def _zsh_option(option: Option) -> str:
    summary = option.summary.replace("[", "\\[").replace("]", "\\]").replace(":", "\\:")
    choices = f"({' '.join(option.choices)})" if option.choices else " "
    value = f":{option.value}:{choices}" if option.value else ""
    long = f"--{option.name}" + ("=" if option.value else "")
    if not option.short:
        return _quoted(f"{long}[{summary}]{value}")
    short = f"-{option.short}" + ("+" if option.value else "")
    return f"'({' '.join(option.spellings)})'{{{short},{long}}}" + _quoted(f"[{summary}]{value}")


def _fish(queries: list[tuple[str, str]]) -> str:
    lines = [
        "# fish completion for statusbrowser",
        "# statusbrowser --print-completion fish > ~/.config/fish/completions/statusbrowser.fish",
        "complete -c statusbrowser -f",
        "complete -c statusbrowser -n '__fish_contains_opt check' -F",
    ]
    for option in OPTIONS:
        parts = ["complete -c statusbrowser"]
        if option.short:
            parts.append(f"-s {option.short}")
        parts.append(f"-l {option.name}")
        if option.value:
            parts.append("-x")
        if option.choices:
            parts.append(f"-a '{' '.join(option.choices)}'")
        lines.append(" ".join([*parts, "-d", _fish_quoted(option.summary)]))
    offer = "complete -c statusbrowser -n 'not __fish_contains_opt check' -a"
    lines += [f"{offer} {query} -d {_fish_quoted(title)}" for query, title in queries]
    return "\n".join(lines) + "\n"


def _fish_quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
