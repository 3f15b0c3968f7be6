package dev.roledispatcher.application.port.planted;

/// Logic in a port.
class PortWithLogic {}
