-- Run once, when PostgreSQL's volume is empty.
create database keycloak;
