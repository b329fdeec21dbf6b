"""``check rules``: the rules, and what each of them finds."""

from collections.abc import Sequence
from inspect import cleandoc

import click

from checker.cli.exits import Exit
from checker.cli.services import RuleInfo
from checker.cli.state import CONTEXT, State, common_options
from checker.cli.streams import print_out
from checker.config import near
from checker.errors import UsageError


@click.command("rules", context_settings=CONTEXT)
@click.argument("code", required=False)
@common_options
@click.pass_context
def rules(context: click.Context, /, code: str | None, **_: object) -> Exit:
    """List the rules, or explain those whose code begins with CODE."""
    known = context.ensure_object(State).services.rules()
    if code is None:
        print_out(_listed(known))
        return Exit.CLEAN
    meant = [rule for rule in known if rule.code.startswith(code.upper())]
    if not meant:
        codes = [rule.code for rule in known]
        remedy = near(code, codes) or f"the rules are {', '.join(codes)}"
        raise UsageError(code, f"no rule's code begins so; {remedy}")
    print_out("\n".join(_explained(rule) for rule in meant))
    return Exit.CLEAN


def _listed(known: Sequence[RuleInfo]) -> str:
    width = max((len(rule.name) for rule in known), default=0)
    return "".join(f"{rule.code}  {rule.name:<{width}}  {rule.summary}\n" for rule in known)


def _explained(rule: RuleInfo) -> str:
    return f"{rule.code} {rule.name}: {rule.summary}\n\n{cleandoc(rule.documentation)}\n"
