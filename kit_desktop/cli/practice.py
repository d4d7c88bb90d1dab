"""`kit-desktop-cli demo-gateway`: the practice gateway, served until it is told to stop."""

from __future__ import annotations

import argparse

from kit_desktop import paths
from kit_desktop.cli import output
from kit_desktop.cli.address import load_settings
from kit_desktop.gateway.practice.server import DEMO_LOGIN, DEMO_PASSWORD, SUGGESTIONS, DemoGateway
from kit_desktop.startup import stop_signals


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """See `main`."""
    parser.add_argument("--port", type=_port, default=0, metavar="N", help="port on 127.0.0.1 (default: a free one)")


def run(options: argparse.Namespace) -> int:
    """See `main`; 3 where the port is taken."""
    if not load_settings().settings.allow_practice:
        output.say("The practice gateway is not allowed by your administrator.")
        return 3
    try:
        gateway = DemoGateway(options.port, wsdl=paths.resource("SendSMSService.wsdl").read_bytes())
        gateway.start()
    except OSError as exc:
        output.say(f"cannot listen on port {options.port}: {exc.strerror}")
        return 3
    lines = [
        f"Practice gateway: {gateway.address}",
        f"Account: {DEMO_LOGIN}, password {DEMO_PASSWORD} (the provider's public sample, no secret)",
        *(f"  {suggestion.by.value} {suggestion.id}: {suggestion.key}" for suggestion in SUGGESTIONS),
        "Ctrl+C stops it.",
    ]
    print("\n".join(lines), flush=True)
    stop_signals.wait()
    gateway.stop()
    return 0


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError("must be 0 to 65535")
    return int(text)
